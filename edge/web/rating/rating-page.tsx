import "./rating.css";
import "./rating-choices.css";
import { LanguageSwitch, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { useEffect } from "react";
import { AskScreen } from "./ask-screen.tsx";
import { IdleScreen, NoticeScreen, ThanksScreen } from "./calm-screens.tsx";
import { ratingPhrases } from "./phrases.ts";
import { useRating } from "./use-rating.ts";
import { WhyScreen } from "./why-screen.tsx";

/** The counter is the last part of the address. */
const counterHere = () => Number(location.pathname.split("/").at(-1));

/** The touch screen that faces the citizen at a counter. */
export function RatingPage() {
  const words = usePhrases(ratingPhrases);
  const { language } = useLanguage();
  const counter = counterHere();
  const rating = useRating(counter);
  useEffect(() => {
    document.title = words.page(counter);
  }, [words, counter]);
  const { at } = rating.screen;
  return (
    <div className="rating" data-at={at}>
      <header className="rating-head">
        <p>{rating.info?.office[language]}</p>
        {at !== "idle" && at !== "no-page" && (
          <p className="rating-counter">
            {words.counter} <b>{counter}</b>
          </p>
        )}
        <LanguageSwitch size="kiosk" />
      </header>
      <main className="rating-main">
        <RatingScreen rating={rating} counter={counter} />
      </main>
    </div>
  );
}

function RatingScreen(props: {
  readonly rating: ReturnType<typeof useRating>;
  readonly counter: number;
}) {
  const words = usePhrases(ratingPhrases);
  const { info, screen, rate, because, skip, again } = props.rating;
  switch (screen.at) {
    case "loading":
      return <NoticeScreen title={words.loading} why="" />;
    case "no-page":
      return <NoticeScreen title={words.noPage} why={words.noPageWhy} />;
    case "away":
      return <NoticeScreen title={words.away} why={words.awayWhy} />;
    case "idle":
      return <IdleScreen counter={props.counter} />;
    case "ask":
      return <AskScreen {...screen} onPick={(score) => void rate(score)} />;
    case "why":
      return (
        <WhyScreen
          reasons={info?.reasons ?? []}
          onPick={(reason) => void because(reason)}
          onSkip={skip}
        />
      );
    case "thanks":
      return <ThanksScreen onAgain={again} />;
  }
}
