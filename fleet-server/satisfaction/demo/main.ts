import { type DemoTask, makeDemoHistory } from "./make-history.ts";

/**
 * Makes the demo history in a process of its own, so that the server answers meanwhile and does not
 * keep the memory. The server hands the task over, and ends this with itself.
 */
process.once("disconnect", () => process.exit());
process.once("message", (task: DemoTask) => {
  void makeDemoHistory(task).then(() => process.exit(0));
});
if (!process.connected) process.exit();
