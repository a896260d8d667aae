import type { Hall } from "../../fleet-server/queue/hall.ts";
import type { Phase } from "../../fleet-server/queue/ticket.ts";

/** Every promise of the hall, looked at whole; returns what is broken. */
export function brokenPromises(hall: Hall): string[] {
  return [...conservation(hall), ...places(hall), ...counters(hall), ...labels(hall)];
}

/** issued = printing + waiting + called + closed + void, always. */
function conservation(hall: Hall): string[] {
  const counted = new Map<Phase["at"], number>();
  for (const { phase } of hall.tickets.values()) {
    counted.set(phase.at, (counted.get(phase.at) ?? 0) + 1);
  }
  const sum = Object.values(hall.tally).reduce((total, count) => total + count, 0);
  const broken = sum === hall.tickets.size ? [] : [`${sum} counted of ${hall.tickets.size}`];
  for (const [at, count] of Object.entries(hall.tally)) {
    const real = counted.get(at as Phase["at"]) ?? 0;
    if (real !== count) broken.push(`${count} ${at} counted, ${real} there`);
  }
  return broken;
}

/** A ticket is in the lane of its state, once, in order of arrival. */
function places(hall: Hall): string[] {
  const broken: string[] = [];
  for (const at of ["waiting", "printing"] as const) {
    const seen = new Set<string>();
    for (const lane of hall[at].values()) {
      let last = 0;
      for (const { ticket: id, order } of lane.places) {
        const ticket = hall.tickets.get(id);
        if (seen.has(id)) broken.push(`${id} stands twice`);
        if (order <= last) broken.push(`${id} stands out of order`);
        if (ticket?.phase.at !== at) broken.push(`${id} stands in ${at} and is not`);
        if (ticket?.service !== lane.service) broken.push(`${id} stands in another lane`);
        if (ticket?.class !== lane.class) broken.push(`${id} stands in another class`);
        seen.add(id);
        last = order;
      }
    }
    if (seen.size !== hall.tally[at]) broken.push(`${seen.size} stand in ${at}`);
  }
  return broken;
}

/** A called ticket is at one counter, and a counter's ticket is called there. */
function counters(hall: Hall): string[] {
  const broken: string[] = [];
  const held = new Map<string, number>();
  for (const [number, { current, person }] of hall.counters) {
    if (current === null) continue;
    const phase = hall.tickets.get(current)?.phase;
    if (person === null) broken.push(`counter ${number} is closed with ${current}`);
    if (held.has(current)) broken.push(`${current} is at two counters`);
    if (phase?.at !== "called" || phase.counter !== number) broken.push(`${current} disagrees`);
    held.set(current, number);
  }
  if (held.size !== hall.tally.called) broken.push(`${held.size} counters hold a ticket`);
  return broken;
}

/** Numbers without gaps from 1, and no label twice. */
function labels(hall: Hall): string[] {
  const all = [...hall.tickets.values()].map((ticket) => ticket.label);
  const broken = new Set(all).size === all.length ? [] : ["a label was given twice"];
  for (const [letter, last] of hall.numbers) {
    const given = all.filter((label) => label.startsWith(letter)).length;
    if (given !== last) broken.push(`series ${letter} gave ${given} of ${last}`);
  }
  return broken;
}
