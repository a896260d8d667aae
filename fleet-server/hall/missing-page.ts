/** What a person's browser is shown where there is no page: a way home, with nothing to load. */
export const missingPage = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Không có trang này</title>
<style>
:root { color-scheme: light dark }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; text-align: center;
  font: 18px/1.5 "Be Vietnam Pro", sans-serif }
main { padding: 24px } h1 { font-size: 28px } a { font-weight: 700 }
</style>
</head>
<body><main>
<h1>Không có trang này</h1>
<p>Địa chỉ có thể bị gõ nhầm. <a href="/home">Về trang chủ</a></p>
<p lang="en">There is no such page. <a href="/home">Go to the home page</a></p>
</main></body>
</html>
`;
