// Processor time of a database server and all it has started, where the system tells (Linux).
import fs from 'node:fs';

/** Clock ticks a second in /proc: 100 on every Linux that Node runs on. */
const TAKTER = 100;

/** Seconds used so far by the postmaster `pid`, its living children, and those that have ended. Undefined where /proc does not tell. */
export function prosessorsekunder(pid: number): number | undefined {
  if (lesStat(pid) === undefined) return undefined;
  let takter = 0;
  for (const navn of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(navn)) continue;
    const felt = lesStat(Number(navn));
    if (!felt || (Number(navn) !== pid && felt[1] !== String(pid))) continue;
    // after the name: state, parent, … utime, stime, and of children waited for: cutime, cstime
    takter += Number(felt[11]) + Number(felt[12]);
    if (Number(navn) === pid) takter += Number(felt[13]) + Number(felt[14]);
  }
  return takter / TAKTER;
}

function lesStat(pid: number): string[] | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined; // gone since the folder was listed, or no /proc
  }
}
