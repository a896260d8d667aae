import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

/** The languages of every page; Vietnamese is the one that is always complete. */
export const languages = ["vi", "en"] as const;
export type Language = (typeof languages)[number];

type Chosen = { readonly language: Language; readonly choose: (language: Language) => void };

const Context = createContext<Chosen>({ language: "vi", choose: () => undefined });

const remembered = "motcua.language";

/** Holds the page's language: `?lang=` first, then the last choice, then Vietnamese. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (next: Language) => {
    remember(next);
    setLanguage(next);
  };
  return <Context.Provider value={{ language, choose }}>{children}</Context.Provider>;
}

/** The chosen language and how to change it. */
export function useLanguage(): Chosen {
  return useContext(Context);
}

/** The dictionary of the chosen language; `en` is typed by `vi`, so no key can be missing. */
export function usePhrases<P>(dictionaries: { readonly vi: P; readonly en: P }): P {
  return dictionaries[useLanguage().language];
}

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  return isLanguage(asked) ?? isLanguage(recall()) ?? "vi";
}

function isLanguage(word: string | null): Language | undefined {
  return languages.find((language) => language === word);
}

// A browser may refuse storage (private mode, policy): the choice then lasts for the visit.
function remember(language: Language): void {
  try {
    localStorage.setItem(remembered, language);
  } catch {
    document.documentElement.lang = language;
  }
}

function recall(): string | null {
  try {
    return localStorage.getItem(remembered);
  } catch {
    return null;
  }
}
