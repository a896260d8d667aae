import type { Fault } from "@motcua/device-profiles/document";
import { meant } from "@motcua/device-profiles/nearest";
import { type Claim, checkUnique } from "./check-unique.ts";
import type { Office } from "./office.ts";

/** Services, classes, staff and counters: unique, and every name that is used is known. */
export function checkHall(office: Office): Fault[] {
  return [
    ...checkNames(office),
    ...checkNormalClass(office),
    ...office.counters.flatMap((counter, index) => checkCounter(office, counter, index)),
    ...checkServed(office),
    ...checkSeats(office),
  ];
}

function checkNames({ services, classes, staff, reasons = [], counters }: Office): Fault[] {
  return [
    ...checkUnique(
      services.map(({ letter }, i) => ({ value: letter, path: `services/${i}/letter` })),
      "Give each service its own letter.",
    ),
    ...checkUnique(
      classes.map(({ id }, i) => ({ value: id, path: `classes/${i}/id` })),
      "Give each class its own id.",
    ),
    ...checkUnique(
      staff.map(({ id }, i) => ({ value: id, path: `staff/${i}/id` })),
      "Give each person an own id.",
    ),
    ...checkUnique(
      staff.map(({ code }, i) => ({ value: code, path: `staff/${i}/code` })),
      "Give each person an own code.",
    ),
    ...checkUnique(
      reasons.map(({ id }, i) => ({ value: id, path: `reasons/${i}/id` })),
      "Give each reason its own id.",
    ),
    ...checkUnique(
      counters.map(({ number }, i) => ({ value: number, path: `counters/${i}/number` })),
      "Give each counter its own number.",
    ),
  ];
}

/** Those without priority are the first class, which every ticket has that names no other. */
function checkNormalClass({ classes }: Office): Fault[] {
  if (classes[0]?.id === "normal") return [];
  const message = 'is not "normal", the class of those without priority';
  return [{ path: "classes/0/id", message, remedy: "Write the class normal first." }];
}

function checkCounter(office: Office, counter: Office["counters"][number], index: number): Fault[] {
  const letters = office.services.map(({ letter }) => letter);
  const path = `counters/${index}`;
  const unknown = counter.services.flatMap((letter, i) =>
    letters.includes(letter)
      ? []
      : [
          {
            path: `${path}/services/${i}`,
            message: `"${letter}" is the letter of no service`,
            remedy: meant(letter, letters),
          },
        ],
  );
  const twice = checkUnique(
    counter.services.map((value, i) => ({ value, path: `${path}/services/${i}` })),
    "Remove one of the two.",
  );
  const people = office.staff.map(({ id }) => id);
  const { opensWith } = counter;
  if (opensWith === undefined || people.includes(opensWith)) return [...unknown, ...twice];
  const stranger = {
    path: `${path}/opensWith`,
    message: `"${opensWith}" is not on the list of staff`,
    remedy: meant(opensWith, people),
  };
  return [...unknown, ...twice, stranger];
}

/** A service without a counter would hand out numbers that nobody can call. */
function checkServed({ services, counters }: Office): Fault[] {
  const served = new Set(counters.flatMap((counter) => counter.services));
  return services.flatMap(({ letter }, index) =>
    served.has(letter)
      ? []
      : [
          {
            path: `services/${index}/letter`,
            message: `no counter serves "${letter}"`,
            remedy: `Add ${letter} to the services of a counter, or remove the service.`,
          },
        ],
  );
}

/** A person sits at one counter at a time. */
function checkSeats({ counters }: Office): Fault[] {
  const seats = counters.flatMap(({ opensWith }, i): Claim[] =>
    opensWith === undefined ? [] : [{ value: opensWith, path: `counters/${i}/opensWith` }],
  );
  return checkUnique(seats, "Choose another person, or leave opensWith out.");
}
