// Loaded into every Node process of a contender: writes the peak of its memory and its time on a processor when it ends.
const { appendFileSync, readFileSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  appendFileSync(process.env.BTAAS_BENCH_PROBE, `${peakInKiB()} ${user + system}\n`);
});

function peakInKiB() {
  // On Linux, getrusage also counts the copy of the parent that the process was before it became Node.
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
