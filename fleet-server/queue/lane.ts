import type { ClassId, ServiceLetter, TicketId } from "@motcua/broker/contract";
import { Map as ImmutableMap, List } from "immutable";
import { invariant, must } from "./invariant.ts";
import type { Ticket } from "./ticket.ts";

/** A ticket's place in a lane. Arrival never falls with order, so order alone decides a lane. */
export type Place = {
  readonly ticket: TicketId;
  readonly arrivalMs: number;
  readonly order: number;
};

/**
 * The tickets of one (service, class), first arrival first. Push and shift of `List` cost the
 * same at any length; only a place in the middle (transfer, void) costs a copy of its lane.
 */
export type Lane = {
  readonly service: ServiceLetter;
  readonly class: ClassId;
  readonly places: List<Place>;
};

/** Lanes by service and class; a lane without tickets is not there. */
export type Lanes = ImmutableMap<string, Lane>;

export const noLanes: Lanes = ImmutableMap();

const keyOf = (ticket: Ticket) => `${ticket.service}/${ticket.class}`;

/** Puts a ticket where its first arrival belongs. */
export function enter(lanes: Lanes, ticket: Ticket): Lanes {
  const lane = lanes.get(keyOf(ticket)) ?? {
    service: ticket.service,
    class: ticket.class,
    places: List<Place>(),
  };
  const index = placesBefore(lane.places, (place) => place.order < ticket.order);
  invariant(lane.places.get(index)?.order !== ticket.order, "a ticket is in one place");
  const place = { ticket: ticket.id, arrivalMs: ticket.arrivalMs, order: ticket.order };
  return lanes.set(keyOf(ticket), { ...lane, places: insert(lane.places, index, place) });
}

/** Takes a ticket out of its lane, in which it must be. */
export function leave(lanes: Lanes, ticket: Ticket): Lanes {
  const lane = must(lanes.get(keyOf(ticket)), "a waiting ticket has a lane");
  const index = placesBefore(lane.places, (place) => place.order < ticket.order);
  invariant(lane.places.get(index)?.ticket === ticket.id, "a waiting ticket is in its lane");
  const places = index === 0 ? lane.places.shift() : lane.places.delete(index);
  if (places.isEmpty()) return lanes.delete(keyOf(ticket));
  return lanes.set(keyOf(ticket), { ...lane, places });
}

/**
 * How many places at the front of a lane are before something. `isBefore` must hold for a front
 * part of the lane and for nothing behind it: binary search.
 */
export function placesBefore(places: List<Place>, isBefore: (place: Place) => boolean): number {
  // Who comes last is mostly behind everybody: one look instead of ten.
  const last = places.last();
  if (last === undefined || isBefore(last)) return places.size;
  let low = 0;
  let high = places.size - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const place = must(places.get(middle), "a lane has no holes");
    if (isBefore(place)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(places: List<Place>, index: number, place: Place): List<Place> {
  if (index === places.size) return places.push(place);
  if (index === 0) return places.unshift(place);
  return places.insert(index, place);
}
