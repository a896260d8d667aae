/** The language between boards and server: pure data and checks, no I/O. */
export * from "./ack.ts";
export * from "./answer.ts";
export * from "./ask.ts";
export * from "./beat.ts";
export * from "./cmd.ts";
export * from "./have.ts";
export * from "./log.ts";
export * from "./message.ts";
export * from "./problem-texts.ts";
export * from "./problems.ts";
export * from "./res.ts";
export * from "./show.ts";
export * from "./state.ts";
export * from "./tele.ts";
export * from "./topics.ts";
export * from "./vocabulary.ts";
export * from "./want.ts";
