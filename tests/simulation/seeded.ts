/** Chance by seed, as the demo history of the product has it. */
export {
  exponential,
  pick,
  seededChance,
  whole,
} from "../../fleet-server/satisfaction/demo/seeded.ts";
