import type { Rule } from "./condition.ts";

/** A board that restarts is back within seconds; one that is dead is not. */
export const boardLost: Rule = {
  id: "board-lost",
  forS: 30,
  severity: "critical",
  during: "always",
  vi: "Mất liên lạc với hộp điều khiển",
  en: "The board was lost",
  remedy: {
    vi: "Kiểm tra nguồn điện và dây mạng của hộp điều khiển.",
    en: "Check the board's power and its network cable.",
  },
};

/** Whoever switched it off in the evening knows; in the morning it is missed. */
export const boardAway: Rule = {
  id: "board-away",
  forS: 120,
  severity: "major",
  during: "office-hours",
  vi: "Hộp điều khiển chưa bật",
  en: "The board is not switched on",
  remedy: { vi: "Bật hộp điều khiển.", en: "Switch the board on." },
};

/** Without it nothing can be known of any board: this is the one cause. */
export const brokerAway: Rule = {
  id: "broker-away",
  forS: 30,
  severity: "critical",
  during: "always",
  vi: "Máy chủ mất kết nối với các hộp điều khiển",
  en: "The server has lost its line to the boards",
  remedy: {
    vi: "Kiểm tra chương trình trung chuyển MQTT (BROKER_URL), rồi khởi động lại máy chủ.",
    en: "Check the MQTT broker (BROKER_URL), then restart the server.",
  },
};
