import type { ClassConfig } from "@motcua/broker/contract";
import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { kioskPhrases } from "./phrases.ts";

type Props = {
  readonly groups: readonly ClassConfig[];
  readonly onPick: (group: string) => void;
  readonly onBack: () => void;
};

/** The office's priority groups, one touch each. */
export function PriorityGroups({ groups, onPick, onBack }: Props) {
  const { language } = useLanguage();
  const words = usePhrases(kioskPhrases);
  return (
    <section className="kiosk-choose">
      <h1>{words.chooseGroup}</h1>
      <div className="kiosk-tiles" data-count={groups.length}>
        {groups.map(({ id, name }) => (
          <button key={id} type="button" className="kiosk-tile" onClick={() => onPick(id)}>
            <span>{name[language]}</span>
          </button>
        ))}
      </div>
      <div className="kiosk-priority">
        <button type="button" onClick={onBack}>
          {words.back}
        </button>
      </div>
    </section>
  );
}
