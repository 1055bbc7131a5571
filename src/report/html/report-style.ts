export const REPORT_STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 1200px; padding: 2rem 1rem; }
h1 { font-size: 1.8rem; margin: 0; }
h2 { font-size: 1.05rem; margin: .6rem 0 0; }
small { font-weight: normal; opacity: .65; }
p { margin: .3rem 0; }
video, img { background: #000; border-radius: 6px; display: block; width: 100%; }
header video { margin: 1rem 0 2rem; max-height: 70vh; }
main { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); }
article { border: 1px solid var(--line); border-radius: 10px; padding: .8rem; }
summary { cursor: pointer; opacity: .75; }
pre { font-size: 13px; white-space: pre-wrap; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
footer { border-top: 1px solid var(--line); font-size: 12px; margin-top: 2rem; opacity: .65; overflow-wrap: anywhere; padding-top: 1rem; }
`;
