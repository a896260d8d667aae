import { load, usePorts } from "@motcua/device-profiles/look";
import { useCallback, useEffect, useState } from "react";
import type { TechnicianView } from "../../technician/technician-view.ts";

/** Somebody who plugs a cable in looks at the screen, ms. */
const lookEveryMs = 2_000;

/** Boards and devices, read again and again, and at once after `look`. */
export function useTechnician() {
  const ports = usePorts();
  const [view, setView] = useState<TechnicianView | undefined>(undefined);
  const look = useCallback(async () => {
    const found = await load<TechnicianView>("/v1/technician");
    if (found !== undefined) setView(found);
  }, []);
  useEffect(() => {
    void look();
    return ports.every(lookEveryMs, () => void look());
  }, [ports, look]);
  return { view, look };
}
