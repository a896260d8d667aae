import "./kiosk.css";
import "./kiosk-screens.css";
import type { ClosedHall } from "@motcua/broker/contract";
import { LanguageSwitch, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { useEffect } from "react";
import { IssuedScreen } from "./issued-screen.tsx";
import { ClosedScreen, NoticeScreen, RefusedScreen } from "./notice-screen.tsx";
import { PaperNotice } from "./paper-notice.tsx";
import { kioskPhrases } from "./phrases.ts";
import { PriorityGroups } from "./priority-groups.tsx";
import { ServiceTiles } from "./service-tiles.tsx";
import { useKiosk } from "./use-kiosk.ts";

/** The touch page of a kiosk: one screen, one touch to a number. */
export function KioskPage() {
  const words = usePhrases(kioskPhrases);
  const { language } = useLanguage();
  const kiosk = useKiosk();
  useEffect(() => {
    document.title = words.page;
  }, [words]);
  const { screen, state } = kiosk;
  // Paper matters while a number can be taken; afterwards the number's own screen speaks of it.
  const takes = state?.mode === "ready" && state.closed === null && screen.at !== "issued";
  const printer = takes ? state.printer : null;
  return (
    <div className="kiosk">
      <header className="kiosk-head">
        <p>{kiosk.setUp?.office.name[language]}</p>
        <LanguageSwitch size="kiosk" />
      </header>
      <main className="kiosk-main">
        <KioskScreen kiosk={kiosk} />
      </main>
      <PaperNotice printer={printer} />
    </div>
  );
}

/** The office has closed, and its picture has not come yet. */
const unknownHours: ClosedHall = { why: "not-yet", hours: [] };

function KioskScreen({ kiosk }: { readonly kiosk: ReturnType<typeof useKiosk> }) {
  const words = usePhrases(kioskPhrases);
  const { screen, setUp, show, state, take } = kiosk;
  if (setUp === undefined || state === undefined) {
    return <NoticeScreen title={words.loading} why="" tone="quiet" />;
  }
  const toStart = () => show({ at: "choose", group: null });
  if (screen.at === "issued") {
    const { issued, missed } = screen;
    // The countdown of a number whose slip has failed begins anew.
    return <IssuedScreen key={String(missed)} issued={issued} missed={missed} onDone={toStart} />;
  }
  if (state.mode === "server-away") {
    const { isPutOut, waitingNumber: number } = state;
    return (
      <>
        <NoticeScreen title={words.away} why={words.awayWhy} tone="away" />
        {isPutOut && (
          <p className="kiosk-waiting">
            {words.putOut} {number === null ? words.putOutAlone : words.waitingNumber(number)}
          </p>
        )}
      </>
    );
  }
  if (state.closed !== null) return <ClosedScreen closed={state.closed} />;
  const [normal, ...groups] = setUp.classes;
  switch (screen.at) {
    case "refused":
      // The words of this refusal are for staff; a citizen can only come back later.
      if (screen.code === "day-not-open") return <ClosedScreen closed={unknownHours} />;
      return <RefusedScreen code={screen.code} onBack={toStart} />;
    case "groups":
      return (
        <PriorityGroups
          groups={groups}
          onPick={(group) => show({ at: "choose", group })}
          onBack={toStart}
        />
      );
    case "choose":
    case "asking": {
      const group = screen.at === "choose" ? screen.group : null;
      return (
        <ServiceTiles
          services={setUp.services}
          group={groups.find(({ id }) => id === group) ?? null}
          hasGroups={groups.length > 0}
          asking={screen.at === "asking" ? screen.service : null}
          onTake={(service) => void take(service, group ?? normal?.id ?? "normal")}
          onPriority={() => show({ at: "groups" })}
          onNormal={toStart}
        />
      );
    }
  }
}
