import { factsStyle } from './facts-style.js';
import { DEEPEST } from './render-table.js';
import { TREND_STYLE } from './trend.js';

/** The look of a report. Colours are variables, for light, dark and print; charts use the same ones. */
export const STYLE = `
:root{--ink:#16202a;--soft:#52606d;--line:#d9dfe5;--paper:#ffffff;--ground:#f4f6f8;--accent:#0b5cad;--good:#12703f;--warn:#8a5300;--bad:#b3261e;--good-ground:#e4f4ea;--warn-ground:#fdf0d9;--bad-ground:#fce8e6;
--c1:#0b5cad;--c2:#c2571a;--c3:#2a7d4f;--c4:#7a4fb5;--c5:#a8326e;--c6:#4d6370;--c-soft:#c9d3dc;color-scheme:light}
@media screen{:root[data-theme=dark]{--ink:#e6ebf0;--soft:#a3b1bf;--line:#33414e;--paper:#18212a;--ground:#10171e;--accent:#7cb8f5;--good:#6fd29b;--warn:#f0b65a;--bad:#ff9a8f;--good-ground:#153524;--warn-ground:#3b2a0c;--bad-ground:#431c19;
--c1:#7cb8f5;--c2:#f2a071;--c3:#78cf9f;--c4:#bfa0ec;--c5:#ee8fbc;--c6:#a3b8c5;--c-soft:#3c4a57;color-scheme:dark}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){--ink:#e6ebf0;--soft:#a3b1bf;--line:#33414e;--paper:#18212a;--ground:#10171e;--accent:#7cb8f5;--good:#6fd29b;--warn:#f0b65a;--bad:#ff9a8f;--good-ground:#153524;--warn-ground:#3b2a0c;--bad-ground:#431c19;
--c1:#7cb8f5;--c2:#f2a071;--c3:#78cf9f;--c4:#bfa0ec;--c5:#ee8fbc;--c6:#a3b8c5;--c-soft:#3c4a57;color-scheme:dark}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1rem}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;display:grid;grid-template-columns:16rem minmax(0,1fr);grid-template-areas:"top top" "nav main" "nav foot"}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:9}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible,button:focus-visible,input:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}input[type=search]:focus-visible{outline-width:2px;outline-offset:0}
.top{grid-area:top;display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:end;padding:1.5rem 2.5rem 1.25rem;background:var(--paper);border-bottom:1px solid var(--line)}
.top .kind{margin:0;color:var(--soft);font-size:.8rem;letter-spacing:.08em;text-transform:uppercase}
h1{margin:.1rem 0;font-size:clamp(1.5rem,3vw,2.2rem);line-height:1.15;letter-spacing:-.02em}
.asof{margin:0;color:var(--soft)}
.top>div:first-child{flex:1 1 20rem;min-width:0}.tools{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center}#found{color:var(--soft);font-size:.85rem}#found:empty{margin-right:-.75rem}
.searching section:not(.own)>:not(h2,.facts,.table,.cards,.card,.fold:has(>.table:not([hidden]))),.searching .facts:not(:has(>.fact:not([hidden]))){display:none}
input,button{font:inherit;color:inherit}input.filter{font-weight:400;font-size:.9rem}::placeholder{color:var(--soft);opacity:1}
input[type=search]{background:var(--ground);border:1px solid var(--line);border-radius:.4rem;padding:.35rem .6rem;min-width:0;width:14rem;max-width:100%}
#theme{background:none;border:1px solid var(--line);border-radius:.4rem;padding:.35rem .7rem;cursor:pointer}
nav{grid-area:nav;position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:1.5rem .75rem 2rem 2rem}
nav ol{list-style:none;margin:0;padding:0}nav a{display:block;padding:.3rem .6rem;border-radius:.4rem;color:inherit;text-decoration:none}nav a:hover,nav a[aria-current]{background:var(--paper);color:var(--accent)}
main{grid-area:main;padding:1.5rem 2.5rem 3rem 1rem;min-width:0;max-width:90rem}
footer{grid-area:foot;padding:0 2.5rem 2rem 1rem;color:var(--soft);font-size:.85rem}
section{background:var(--paper);border:1px solid var(--line);border-radius:.75rem;padding:1.5rem 1.75rem;margin:0 0 1.5rem}
h2{margin:0;font-size:1.45rem;letter-spacing:-.01em}h3{margin:1.75rem 0 .5rem;font-size:1.1rem}
.question{margin:.15rem 0 1.25rem;color:var(--soft);max-width:60ch}
p{max-width:75ch}
${factsStyle()}
.fact{border:1px solid var(--line);border-radius:.6rem;padding:.75rem .9rem;display:flex;flex-direction:column;gap:.15rem;min-width:0}
.fact .label{color:var(--soft);font-size:.82rem}.fact a.label{color:var(--accent);text-decoration:none}.fact a.label::after{content:"\\a0→" / ""}.fact a.label:hover{text-decoration:underline}.fact .figure{font-size:1.3rem;line-height:1.35;font-weight:650;letter-spacing:-.015em;font-variant-numeric:tabular-nums;overflow-wrap:break-word}.fact .note{color:var(--soft);font-size:.8rem}
.fact.good{border-color:var(--good);background:var(--good-ground)}.fact.warn{border-color:var(--warn);background:var(--warn-ground)}.fact.bad{border-color:var(--bad);background:var(--bad-ground)}
.sign{display:inline-block;min-width:1.1em;margin-right:.25em;font-weight:700}.good .sign{color:var(--good)}.warn .sign{color:var(--warn)}.bad .sign{color:var(--bad)}.muted{color:var(--soft)}
figure{margin:1.25rem 0}figcaption{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:end;justify-content:space-between;font-weight:600;margin-bottom:.5rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.5rem}.chart .scroll,.graph .scroll{padding:.75rem;border-color:transparent}
.chart svg,.graph svg{display:block;flex:none}
.more-right{mask-image:linear-gradient(to left,#0000,#000 2.5rem)}.more-left{mask-image:linear-gradient(to right,#0000,#000 2.5rem)}.more-left.more-right{mask-image:linear-gradient(to right,#0000,#000 2.5rem,#000 calc(100% - 2.5rem),#0000)}
.held.more-left{mask-image:none}.held.more-left.more-right{mask-image:linear-gradient(to left,#0000,#000 2.5rem)}
.held tr>:first-child{position:sticky;left:0;z-index:1;background:var(--paper)}.held thead tr>:first-child,.held tbody tr:hover>:first-child{background:var(--ground)}.held.more-left tr>:first-child{box-shadow:inset -2px 0 var(--line)}.held .how-row>td{position:static}
.wide figcaption::after{content:"scroll sideways ↔";font-size:.8rem;font-weight:400;color:var(--soft)}
.description{color:var(--soft);font-size:.85rem;margin:.25rem 0 0}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{padding:.45rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);max-width:28rem;min-width:4rem;overflow-wrap:break-word}
tbody tr:last-child>*{border-bottom:0}tbody th{font-weight:500;min-width:9rem}tbody tr:hover>*{background:var(--ground)}
thead th{background:var(--ground);position:sticky;top:0;vertical-align:bottom}.sort{text-align:inherit;line-height:1.3}
${indents()}
${TREND_STYLE}
.fold{margin:1.25rem 0}.fold summary{cursor:pointer;color:var(--accent);width:fit-content}.fold .table{margin:.5rem 0}
.d{white-space:nowrap}td.p{overflow-wrap:anywhere;font-size:.8rem;min-width:9rem;max-width:14rem}.long tbody th{min-width:min(20rem,60vw)}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}thead .n{white-space:normal;min-width:5.5rem}
.sort{background:none;border:0;padding:0;font-weight:600;cursor:pointer}th[aria-sort=ascending] .sort::after{content:" ↑"}th[aria-sort=descending] .sort::after{content:" ↓"}
.how{background:none;border:0;padding:0 .1em;margin:0 -.1em;font:inherit;letter-spacing:inherit;text-align:inherit;cursor:pointer;text-decoration:underline dotted var(--soft) 1px;text-underline-offset:.25em;border-radius:.2em}.how:hover,.how[aria-expanded=true]{color:var(--accent);text-decoration-color:var(--accent)}
.fact .unit{display:inline-block;font-size:.62em;font-weight:500;letter-spacing:0;color:var(--soft);margin-left:.15em}
.pager{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:.6rem 0;font-size:.85rem;color:var(--soft)}.pager button{background:none;border:1px solid var(--line);border-radius:.4rem;padding:.25rem .7rem;cursor:pointer;color:var(--ink)}.pager button:disabled{opacity:.45;cursor:default}
.more{color:var(--soft);font-size:.85rem}
.how-panel{background:var(--ground);border:1px solid var(--line);border-left:3px solid var(--accent);border-radius:.4rem;padding:.75rem 1rem;margin:.5rem 0;font-size:.88rem;font-weight:400;text-align:left;white-space:normal}
.how-panel p{margin:.15rem 0}.how-panel code{font-size:.9em}.how-panel ul{margin:.35rem 0 .1rem;padding-left:1.2rem}.how-panel .source{color:var(--soft)}
.source-link{background:none;border:0;padding:0;color:var(--accent);text-decoration:underline;cursor:pointer;font-size:.9em}
.missing{border:1px dashed var(--warn);border-radius:.6rem;background:var(--warn-ground);padding:.25rem 1rem .75rem;margin:1rem 0}
pre{overflow-x:auto;background:var(--paper);border:1px solid var(--line);border-radius:.4rem;padding:.75rem 1rem;margin:.5rem 0;font-size:.85rem}
.card{border-top:2px solid var(--line);margin-top:1.25rem;padding-top:.25rem}.card>p{margin:.5rem 0}.card .facts{margin:.75rem 0}.card header h3{margin:.75rem 0 0;font-size:1.2rem}.card header p{margin:0;color:var(--soft)}
:target{scroll-margin-top:1rem}.card:target{border-top-color:var(--accent)}
.own>:first-child{margin-top:0}.own h3{font-size:1.25rem}.own table{width:auto;display:block;overflow-x:auto}.to-right{text-align:right}.to-center{text-align:center}
.empty{color:var(--soft);font-style:italic}
[hidden]{display:none!important}
@media (max-width:60rem){body{display:block}html{scroll-padding-top:3.5rem}nav{z-index:2;padding:.3rem 1rem;background:var(--ground);border-bottom:1px solid var(--line);scrollbar-width:thin}nav ol{display:flex;gap:.15rem}nav a{white-space:nowrap}.top{padding:1rem}.tools{flex:1 1 100%}#search{flex:1}main,footer{padding:1rem}section{padding:1rem;border-radius:.5rem}}
@page{size:landscape;margin:12mm}
@media print{body{display:block;background:none;font-size:10pt}nav,.tools,.pager,.more,.filter,.skip{display:none!important}.top,main,footer{padding:0;max-width:none}.top{padding-bottom:.5rem}.how{text-decoration:none}section{border:0;border-radius:0;padding:0;margin:0 0 1rem;break-inside:auto}h2,h3,figcaption,.card header{break-after:avoid}
.scroll{overflow:visible;border-radius:0}.chart,.graph,.fact,tr{break-inside:avoid}.scroll{mask-image:none!important}.wide figcaption::after{content:none}.chart svg,.graph svg{max-width:100%;max-height:15cm;height:auto}.held tr>:first-child{position:static}
table{font-size:7.5pt}thead{display:table-header-group}th,td{padding:.2rem .3rem;min-width:0;overflow-wrap:anywhere}thead th,tbody th{position:static;min-width:0}thead th{overflow-wrap:break-word}.fold summary{color:inherit;font-weight:600;list-style:none}thead .n{min-width:0}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
`;

/** Names in a tree, until somebody sorts it by something else. */
function indents(): string {
  const depths = Array.from({ length: DEEPEST }, (_each, i) => i + 1);
  return depths
    .map((depth) => `table:not(:has([aria-sort])) .in-${depth}{padding-left:${0.6 + 1.25 * depth}rem}`)
    .join('');
}
