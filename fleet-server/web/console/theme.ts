import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

/** The colour to act with, from the palest to the deepest; the seventh is the token `act`. */
const act: MantineColorsTuple = [
  "#e2efec",
  "#c5e0db",
  "#9bcbc3",
  "#6db3a9",
  "#5cc7b8",
  "#2c8479",
  "#0e6b62",
  "#0a544d",
  "#084640",
  "#063833",
];

/** The colour of what ends or removes something; the seventh is the token `bad`. */
const bad: MantineColorsTuple = [
  "#fdebe9",
  "#f9d0cc",
  "#f2a8a1",
  "#ea7f76",
  "#ff9a92",
  "#c8453b",
  "#b3261e",
  "#96201a",
  "#7a1a15",
  "#5f1410",
];

/** Mantine in the product's look. */
export const theme = createTheme({
  colors: { act, bad },
  primaryColor: "act",
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  fontFamily: "var(--face)",
  headings: { fontFamily: "var(--face)", fontWeight: "700" },
  defaultRadius: 10,
  cursorType: "pointer",
  respectReducedMotion: true,
  // Named, so that the style sheet can tell a filled button by its variant.
  components: { Button: { defaultProps: { variant: "filled" } } },
});

/** Mantine's own variables follow the tokens, so that both colour schemes are one design. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--paper)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--sunken)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--line)",
    "--mantine-color-dimmed": "var(--muted)",
    "--mantine-color-placeholder": "var(--muted)",
    "--mantine-line-height": "1.5",
  };
  return { variables: {}, light: shared, dark: shared };
};
