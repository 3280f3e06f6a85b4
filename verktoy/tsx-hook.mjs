import { createRequire, registerHooks } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const hent = createRequire(import.meta.url);
registerHooks({
  load(url, ctx, next) {
    if (!url.endsWith('.tsx')) return next(url, ctx);
    const f = fileURLToPath(url);
    // fetched at the first screen: a program without screens never needs it
    const { transformSync } = hent('rolldown/utils');
    const r = transformSync(f, readFileSync(f, 'utf8'), {
      jsx: { runtime: 'automatic', importSource: 'react' },
      sourcemap: true,
    });
    if (r.errors?.length) throw new Error(r.errors[0].message);
    return {
      format: 'module',
      shortCircuit: true,
      source:
        r.code + '\n//# sourceMappingURL=data:application/json;base64,' + Buffer.from(JSON.stringify(r.map)).toString('base64'),
    };
  },
});
