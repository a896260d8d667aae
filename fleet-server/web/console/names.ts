import type { Language } from "@motcua/device-profiles/look";
import type { HallView } from "../../queue/view.ts";

/** A service's name by its letter; the letter itself where the office no longer has it. */
export function serviceName(hall: HallView, letter: string, language: Language): string {
  return hall.services.find((service) => service.letter === letter)?.name[language] ?? letter;
}

/** A class's name; empty for the class without priority, which nobody needs to read. */
export function priorityName(hall: HallView, id: string, language: Language): string {
  const [normal] = hall.classes;
  if (id === normal?.id) return "";
  return hall.classes.find((one) => one.id === id)?.name[language] ?? id;
}
