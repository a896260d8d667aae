import mqtt from "mqtt";

/** A broker on the office's own network answers at once, ms. */
const patienceMs = 1_000;

/**
 * Connects under a client id that somebody else may be using, and goes again: a broker must end the
 * older connection then (MQTT 3.1.1, 3.1.4-2). What the broker retains of it in `topic` is cleared:
 * Mosquitto 2.0.11 ends a client whose password has changed without publishing its will, and would
 * say for ever that it is online. False where the broker did not let it in.
 */
export async function takeOver(account: {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly topic: string;
}): Promise<boolean> {
  const { url, user, password, topic } = account;
  const client = mqtt.connect(url, {
    protocolVersion: 4,
    clientId: user,
    username: user,
    password,
    clean: true,
    reconnectPeriod: 0,
    connectTimeout: patienceMs,
  });
  const isIn = await new Promise<boolean>((resolve) => {
    client.once("connect", () => resolve(true));
    client.once("error", () => resolve(false));
    client.once("close", () => resolve(false));
  });
  if (isIn) await client.publishAsync(topic, "", { qos: 1, retain: true });
  await client.endAsync(!isIn);
  return isIn;
}
