// npm on the pinned Node: npm picks versions by the running Node's number, so the lock file must be made with this.
import { spawnSync } from 'node:child_process';
process.exit(spawnSync(process.execPath, [process.env.npm_execpath, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1);
