import { benk } from './modell.ts';
import { kjorTester } from './vitest.ts';

const DIGDIR = /\[S8\] test (\d+):/;

/** Digdir's verification tests for ID-porten, and what must never log anybody in: each a named test over real HTTP. */
export default benk({
  id: 'S8',
  viser: "11 of Digdir's 11 verification tests and at least 40 negative OIDC cases, against a provider told to misbehave",
  mal: { hoyst: 0, tekst: 'tests that fail' },
  async kjor(ctx) {
    const tester = await kjorTester({ filer: ['src/tilgang/innlogging'], mappe: ctx.mappe });
    const s8 = tester.filter((t) => t.tittel.includes('[S8]'));
    const digdir = new Set(s8.filter((t) => t.status === 'passed').flatMap((t) => DIGDIR.exec(t.tittel)?.[1] ?? []));
    const negative = s8.filter((t) => !DIGDIR.test(t.tittel) && t.status === 'passed').length;
    return {
      value: s8.filter((t) => t.status !== 'passed').length,
      delmal: { digdir: { verdi: digdir.size, minst: 11 }, negative: { verdi: negative, minst: 40 } },
    };
  },
});
