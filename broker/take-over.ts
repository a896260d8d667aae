import mqtt from "mqtt";

/** A broker on the office's own network answers at once, ms. */
const patienceMs = 1_000;

/**
 * Connects under a client id that somebody else may be using, and goes again: a broker must end the
 * older connection then (MQTT 3.1.1, 3.1.4-2). False where the broker did not let it in.
 */
export async function takeOver(account: {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}): Promise<boolean> {
  const { url, user, password } = account;
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
  await client.endAsync(!isIn);
  return isIn;
}
