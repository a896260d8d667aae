import { Button, NativeSelect } from "@mantine/core";
import { usePhrases } from "@motcua/device-profiles/look";
import type { CounterView, HallView } from "../../queue/view.ts";
import { counterPhrases } from "./phrases.ts";
import type { Desk } from "./use-counter.ts";

type Props = { readonly hall: HallView; readonly counter: CounterView; readonly desk: Desk };

/** Who sits at the counter: choosing a name opens it. */
export function PersonPicker({ hall, counter, desk }: Props) {
  const words = usePhrases(counterPhrases);
  const { person } = counter;
  const choices = hall.staff.map(({ id, name }) => ({ value: id, label: name }));
  const none = { value: "", label: words.choosePerson, disabled: person !== null };
  return (
    <div className="counter-person">
      <NativeSelect
        aria-label={words.person}
        value={person?.id ?? ""}
        data={[none, ...choices]}
        disabled={desk.busy}
        onChange={(event) => desk.act({ name: "login", person: event.currentTarget.value })}
      />
      {person !== null && (
        <Button variant="default" disabled={desk.busy} onClick={() => desk.act({ name: "logout" })}>
          {words.leave}
        </Button>
      )}
    </div>
  );
}
