/** Every model of hardware that the product knows, and how to find one. */
export { keyNames } from "./check-keypad.ts";
export { controlBytes } from "./control-bytes.ts";
export {
  findProfile,
  type KnownProfiles,
  knownProfiles,
  lendProfile,
  ProfileFault,
  profiles,
} from "./find.ts";
export { fitting, type Identity, portFor } from "./fit.ts";
export type {
  AmplifierProfile,
  AnyKeypadProfile,
  AsciiDisplayProfile,
  ExpanderKeypadProfile,
  GpioKeypadProfile,
  KeypadProfile,
  PrinterProfile,
  Profile,
  RatingPageProfile,
  SegmentDisplayProfile,
  SpeakerProfile,
  TouchPageProfile,
} from "./profile.ts";
export { type Role, roleOf } from "./role.ts";
