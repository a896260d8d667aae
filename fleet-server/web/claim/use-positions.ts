import { load, usePorts } from "@motcua/device-profiles/look";
import { useCallback, useEffect, useState } from "react";
import type { PositionView, WaitingView } from "../../provisioning/view.ts";

/** Who has just switched a device on looks at the screen, ms. */
const lookEveryMs = 1_500;

/** Positions and waiting devices, read again and again, and at once after `look`. */
export function usePositions() {
  const ports = usePorts();
  const [positions, setPositions] = useState<readonly PositionView[] | undefined>(undefined);
  const [waiting, setWaiting] = useState<readonly WaitingView[]>([]);
  const look = useCallback(async () => {
    const [places, devices] = await Promise.all([
      load<PositionView[]>("/v1/positions"),
      load<WaitingView[]>("/v1/provision/waiting"),
    ]);
    if (places !== undefined) setPositions(places);
    if (devices !== undefined) setWaiting(devices);
  }, []);
  useEffect(() => {
    void look();
    return ports.every(lookEveryMs, () => void look());
  }, [ports, look]);
  return { positions, waiting, look };
}

export type Positions = ReturnType<typeof usePositions>;
