import "./technician.css";
import { usePhrases } from "@motcua/device-profiles/look";
import { useEffect } from "react";
import type { HallView } from "../../queue/view.ts";
import type { Place, TechnicianDevice } from "../../technician/technician-view.ts";
import { AlarmList } from "../alarms/alarm-list.tsx";
import { standsAs } from "../console/board-stands.ts";
import { ConsolePage } from "../console/frame.tsx";
import { BoardCard } from "./board-card.tsx";
import { DeviceCard } from "./device-card.tsx";
import { technicianPhrases } from "./phrases.ts";
import { useTechnician } from "./use-technician.ts";
import type { TechnicianPhrases } from "./vi.ts";

/** For whoever stands before a device with a phone: what is wrong, what to do, and a test. */
export function TechnicianPage() {
  const words = usePhrases(technicianPhrases);
  return <ConsolePage title={words.title}>{(hall) => <Hall hall={hall} />}</ConsolePage>;
}

function Hall({ hall }: { readonly hall: HallView }) {
  const words = usePhrases(technicianPhrases);
  const { look, view } = useTechnician();
  const shown = view !== undefined;
  useEffect(() => {
    // The code on a test slip leads to its device, which is not there when the page is opened.
    if (shown)
      document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, [shown]);
  if (view === undefined) return <p role="status">{words.loading}</p>;
  const devices = view.boards.flatMap((board) => board.devices);
  // Where no board is yet, nothing is broken.
  const mounted = view.boards.filter((board) => standsAs(board) !== "vacant");
  const counted = mounted.flatMap((board) => board.devices);
  const bad = counted.filter(({ health }) => health.state !== "ok").length;
  const stateOf = (name: string) => {
    const board = view.boards.find((one) => one.name === name);
    return board === undefined ? "never-seen" : standsAs(board);
  };
  const pagesOf = (board: string) => hall.boards.find(({ name }) => name === board)?.pages ?? null;
  return (
    <div className="technician">
      <p className="tech-sum" data-bad={bad > 0}>
        {words.sum(bad, counted.length)}
      </p>
      <AlarmList />
      {placesOf(devices).map((place) => (
        <section key={place.key} aria-labelledby={`place-${place.key}`}>
          <h2 id={`place-${place.key}`}>{placeName(place.place, words)}</h2>
          <ul className="tech-devices">
            {place.devices.map((device) => (
              <DeviceCard
                key={`${device.board}/${device.name}`}
                device={device}
                atMs={view.at}
                board={stateOf(device.board)}
                pages={pagesOf(device.board)}
                look={look}
              />
            ))}
          </ul>
        </section>
      ))}
      <section aria-labelledby="tech-boards">
        <h2 id="tech-boards">{words.boards.title}</h2>
        {!view.phonesReach && <p className="card tech-codes">{words.boards.noPhones}</p>}
        <ul className="tech-devices">
          {view.boards.map((board) => (
            <BoardCard key={board.name} board={board} atMs={view.at} />
          ))}
        </ul>
      </section>
    </div>
  );
}

type AtPlace = {
  readonly key: string;
  readonly place: Place;
  readonly devices: readonly TechnicianDevice[];
};

/** Kiosk, hall, and the counters by number: the way one walks. */
function placesOf(devices: readonly TechnicianDevice[]): AtPlace[] {
  const orders = [...new Set(devices.map(({ place }) => orderOf(place)))].toSorted((a, b) => a - b);
  return orders.flatMap((order) => {
    const here = devices.filter(({ place }) => orderOf(place) === order);
    return here[0] === undefined
      ? []
      : [{ key: String(order), place: here[0].place, devices: here }];
  });
}

function orderOf(place: Place): number {
  if (place.at === "counter") return place.counter;
  return place.at === "kiosk" ? -1 : 0;
}

function placeName(place: Place, words: TechnicianPhrases): string {
  return place.at === "counter" ? words.places.counter(place.counter) : words.places[place.at];
}
