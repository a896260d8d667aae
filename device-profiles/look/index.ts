/** The shared look: device faces, language, live data and the words that pages have in common. */
export { browserPorts } from "./browser-ports.ts";
export { CallKeypad } from "./faces/call-keypad.tsx";
export { HealthMark } from "./faces/health-mark.tsx";
export type { Key } from "./faces/keys.ts";
export { KioskKeys } from "./faces/kiosk-keys.tsx";
export { LedDigits, type LedFace } from "./faces/led-digits.tsx";
export { RatingFace } from "./faces/rating-face.tsx";
export { RatingKeys, type RatingLamp } from "./faces/rating-keys.tsx";
export { Speaker } from "./faces/speaker.tsx";
export { type PaperSlip, TicketPaper } from "./faces/ticket-paper.tsx";
export { type HealthView, healthWords } from "./health-words.ts";
export { type Language, useLanguage, usePhrases } from "./language.tsx";
export { LanguageSwitch } from "./language-switch.tsx";
export {
  citizenWaitWords,
  clockTime,
  count,
  dayInVietnam,
  dayWords,
  duration,
  oneDecimal,
  percent,
  waitWords,
} from "./numbers.ts";
export { showPage } from "./page.tsx";
export { lookPhrases } from "./phrases.ts";
export { type PagePorts, usePorts } from "./ports.ts";
export { load, type Reply, read, send } from "./send.ts";
export { StaleBanner } from "./stale-banner.tsx";
export { type Link, useLive } from "./use-live.ts";
export { useNow } from "./use-now.ts";
