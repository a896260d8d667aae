import "./language-switch.css";
import { type Language, languages, useLanguage, usePhrases } from "./language.tsx";
import { lookPhrases } from "./phrases.ts";

/** The names of languages are written in the language itself. */
const names: Record<Language, string> = { vi: "Tiếng Việt", en: "English" };
const short: Record<Language, string> = { vi: "VI", en: "EN" };

/** Two buttons, one pressed; `size="kiosk"` makes 88 px targets with full names. */
export function LanguageSwitch({ size }: { readonly size: "kiosk" | "small" }) {
  const { language, choose } = useLanguage();
  const words = usePhrases(lookPhrases);
  return (
    <fieldset className={`language-switch language-switch-${size}`}>
      <legend className="hidden-words">{words.language}</legend>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          aria-label={size === "small" ? `${short[one]}, ${names[one]}` : undefined}
          onClick={() => choose(one)}
        >
          {size === "kiosk" ? names[one] : short[one]}
        </button>
      ))}
    </fieldset>
  );
}
