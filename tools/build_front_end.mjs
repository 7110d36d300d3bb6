// Bundles Designsystemet's CSS, its theme, the Inter font and our own rules into web/static/built.
// Fails when a rule would make a browser ask another host.
import { build } from "esbuild";
import { readFileSync, rmSync } from "node:fs";

const OUT = "src/jobbvei/web/static/built";
rmSync(OUT, { recursive: true, force: true });

await build({
  entryPoints: { jobbvei: "src/jobbvei/web/frontend/jobbvei.css" },
  outdir: OUT,
  bundle: true,
  minify: true,
  target: ["chrome120", "firefox121", "safari17"],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
  legalComments: "none",
  logLevel: "warning",
});

const css = readFileSync(`${OUT}/jobbvei.css`, "utf8").replaceAll("http://www.w3.org/2000/svg", "");
const elsewhere = css.match(/(https?:)?\/\/[a-z0-9.-]+\.[a-z]{2,}/gi);
if (elsewhere) {
  console.error(`The bundle names other hosts: ${[...new Set(elsewhere)].join(", ")}`);
  process.exit(1);
}
console.log(`${OUT}/jobbvei.css ${Math.round(css.length / 1024)} kB`);
