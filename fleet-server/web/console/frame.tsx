import "@mantine/core/styles.css";
import "./console.css";
import { Button, MantineProvider, useMantineColorScheme } from "@mantine/core";
import {
  dayWords,
  LanguageSwitch,
  StaleBanner,
  useLanguage,
  usePhrases,
} from "@motcua/device-profiles/look";
import { type ReactNode, useEffect } from "react";
import type { HallView } from "../../queue/view.ts";
import { HallProvider, useHall } from "./hall-context.tsx";
import { consolePhrases } from "./phrases.ts";
import { theme, variables } from "./theme.ts";

type Props = {
  readonly title: string;
  /** What needs no hall, until the first word of it; absent: "loading". */
  readonly early?: ReactNode;
  readonly children: (hall: HallView) => ReactNode;
};

/** A staff page: its head with the ways to the others, the banner, and its content. */
export function ConsolePage(props: Props) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <HallProvider>
        <Frame {...props} />
      </HallProvider>
    </MantineProvider>
  );
}

function Frame({ title, early, children }: Props) {
  const words = usePhrases(consolePhrases);
  const { heard, link } = useHall();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="console">
      <StaleBanner link={link} />
      <Head title={title} hall={heard?.hall} />
      {heard !== undefined && heard.hall.storage !== "ok" && (
        <p className="console-storage" role="alert">
          {words.storage[heard.hall.storage]}
        </p>
      )}
      <main>
        {heard !== undefined
          ? children(heard.hall)
          : (early ?? (
              <p className="console-loading" role="status">
                {words.loading}
              </p>
            ))}
      </main>
    </div>
  );
}

function Head({ title, hall }: { readonly title: string; readonly hall: HallView | undefined }) {
  const words = usePhrases(consolePhrases);
  const { language } = useLanguage();
  const day = hall?.day ?? null;
  return (
    <header className="console-head">
      <div className="console-title">
        <h1>{title}</h1>
        {hall !== undefined && (
          <p>
            <span>{hall.office[language]}</span>
            <span>{dayText(day, words)}</span>
          </p>
        )}
      </div>
      <nav aria-label={words.nav.label}>
        {(["home", "reception", "leader", "technician"] as const).map((page) => (
          <a
            key={page}
            href={`/${page}`}
            aria-current={window.location.pathname === `/${page}` ? "page" : undefined}
          >
            {words.nav[page]}
          </a>
        ))}
      </nav>
      <SchemeSwitch />
      <LanguageSwitch size="small" />
    </header>
  );
}

function dayText(day: HallView["day"], words: typeof consolePhrases.vi): string {
  if (day === null) return words.noDay;
  return day.open ? words.dayOpen(dayWords(day.label)) : words.dayClosed(dayWords(day.label));
}

function SchemeSwitch() {
  const words = usePhrases(consolePhrases);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const system = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const dark = (colorScheme === "auto" ? system : colorScheme) === "dark";
  return (
    <Button variant="default" size="sm" onClick={() => setColorScheme(dark ? "light" : "dark")}>
      {dark ? words.scheme.toLight : words.scheme.toDark}
    </Button>
  );
}
