/** Every model of hardware that the product knows, and how to find one. */
export { controlBytes } from "./control-bytes.ts";
export { type Found, findProfile, ProfileFault, profiles } from "./find.ts";
export type {
  AsciiDisplayProfile,
  KeypadProfile,
  PrinterProfile,
  Profile,
  RatingPageProfile,
  SegmentDisplayProfile,
  SpeakerProfile,
  TouchPageProfile,
} from "./profile.ts";
