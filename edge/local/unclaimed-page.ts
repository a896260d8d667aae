import { once } from "node:events";
import { createServer } from "node:http";
import { foreignness } from "@motcua/broker/own-address";

/** The page of a board that has no position yet; it shows the number that the server has drawn. */
export type UnclaimedPage = {
  readonly show: (number: string | null) => void;
  readonly stop: () => Promise<void>;
};

/** The page asks anew this often, s. */
const refreshS = 2;

/** Serves it on loopback. Rejects with the error of `listen`, e.g. EADDRINUSE. */
export async function serveUnclaimedPage(options: {
  readonly port: number;
  readonly server: string;
}): Promise<UnclaimedPage> {
  let number: string | null = null;
  const http = createServer(({ headers, method = "" }, response) => {
    const { host, origin } = headers;
    if (foreignness({ method, host, origin }, undefined) !== undefined) {
      response.writeHead(421).end();
      return;
    }
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    response.end(pageOf(options.server, number));
  });
  http.listen(options.port, "127.0.0.1");
  await once(http, "listening");
  return {
    show: (next) => {
      number = next;
    },
    stop: async () => {
      const closed = once(http, "close");
      http.close();
      http.closeAllConnections();
      await closed;
    },
  };
}

function pageOf(server: string, number: string | null): string {
  const shown =
    number === null
      ? `<p lang="vi">Chưa gặp được máy chủ. Hộp đang thử lại.</p>
         <p lang="en">The server is away. This board tries again.</p>`
      : `<p class="number">${number.slice(0, 4)} ${number.slice(4)}</p>
         <p lang="vi">Mở trang Nhận thiết bị của máy chủ và chọn số này.</p>
         <p lang="en">Open the server's claim page and choose this number.</p>`;
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${refreshS}">
<link rel="icon" href="data:,">
<title>Hộp chưa có vị trí</title>
<style>
body { margin: 0; min-height: 100vh; display: grid; place-content: center; text-align: center;
  font: 20px/1.5 "Be Vietnam Pro", sans-serif; background: #fff; color: #1c2321 }
main { padding: 24px } h1 { font-size: 28px } [lang="en"] { color: #55605c }
.number { margin: 16px 0; font-size: clamp(40px, 13vw, 72px); font-weight: 700; letter-spacing: 4px }
</style>
</head>
<body><main>
<h1>Hộp chưa có vị trí</h1>
<p lang="en">This board has no position yet.</p>
${shown}
<p>${escaped(server)}/claim</p>
</main></body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
