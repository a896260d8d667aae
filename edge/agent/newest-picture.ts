import type { Picture } from "@motcua/broker/contract";
import type { Clock } from "@motcua/broker/ports";
import { agePicture } from "./age-picture.ts";

/** The newest picture that the server has shown. */
export type NewestPicture = {
  /** False for one that is not newer than the last: it changes nothing. */
  take(picture: Picture): boolean;
  /** As it is by now: a rating window in it may be over. Undefined before the first. */
  now(): Picture | undefined;
  /** Where it stands; zeros before the first. */
  readonly place: Pick<Picture, "epoch" | "version">;
};

export function keepNewestPicture(clock: Pick<Clock, "monoMs">): NewestPicture {
  let newest: { readonly picture: Picture; readonly atMs: number } | undefined;
  return {
    take: (picture) => {
      const before = newest?.picture;
      const newer =
        before === undefined ||
        picture.epoch > before.epoch ||
        (picture.epoch === before.epoch && picture.version > before.version);
      if (newer) newest = { picture, atMs: clock.monoMs() };
      return newer;
    },
    now: () => newest && agePicture(newest.picture, Math.max(0, clock.monoMs() - newest.atMs)),
    get place() {
      const { epoch = 0, version = 0 } = newest?.picture ?? {};
      return { epoch, version };
    },
  };
}
