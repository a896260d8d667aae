/** How much a client may take of a broker: the one inside the server and an own Mosquitto alike. */

/**
 * Largest packet, fixed header not counted, bytes. The largest message is 64 KiB; AWS IoT refuses
 * more than 128 KiB as well, so a message that passes here passes there.
 */
export const packetBytesMax = 128 * 1024;

/** More than an office has boards, few enough that a flood of connections is cheap. */
export const connectionsMax = 512;

/** Longest keepalive, s: a client that is dead is noticed within one and a half times this. */
export const keepaliveMaxS = 120;
