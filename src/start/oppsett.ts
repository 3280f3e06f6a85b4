import path from 'node:path';
import { z } from 'zod';

const heltall = (min: number, maks: number, tekst: string) => {
  const error = `skal være et helt tall fra ${tekst}`;
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(maks, { error });
};
const databaseadresse = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'skal være en adresse som postgresql://bruker@maskin:5432/navn',
});

/** What the surroundings decide. Each variable has its meaning in docs/drift.md. */
const Omgivelser = z.object({
  PORT: heltall(0, 65535, '0 til 65535').default(3000),
  DATA: z.string().min(1).default('.data'),
  DATABASE_URL: databaseadresse.optional(),
  FRIMINUTT_MILJO: z.enum(['demo', 'test', 'produksjon'], { error: 'skal være demo, test eller produksjon' }).optional(),
  FRIMINUTT_DATABASE_URL_APP: databaseadresse.optional(),
  FRIMINUTT_DATABASE_URL_SYSTEM: databaseadresse.optional(),
  FRIMINUTT_DATABASE_URL_IMPORT: databaseadresse.optional(),
  FRIMINUTT_DATABASE_URL_SEGL: databaseadresse.optional(),
  FRIMINUTT_ANKERMAPPE: z.string().min(1).optional(),
  FRIMINUTT_NOKKELFIL: z.string().min(1).optional(),
  FRIMINUTT_KILDEFIL: z.string().min(1).optional(),
  FRIMINUTT_INNLOGGINGSFIL: z.string().min(1).optional(),
  FRIMINUTT_VERT: z.string().min(1).default('127.0.0.1'),
  FRIMINUTT_KOMMUNE: z.string().min(1).default('Friminutt'),
  FRIMINUTT_ELEVER: heltall(150, 700_000, '150 til 700 000').default(2000),
  FRIMINUTT_FRO: z.coerce.number({ error: 'skal være et helt tall' }).int({ error: 'skal være et helt tall' }).default(20260817),
});

export interface Oppsett {
  readonly port: number;
  readonly data: string;
  readonly miljo: 'demo' | 'test' | 'produksjon';
  readonly databaseUrl: string | undefined;
  readonly databaseUrlApp: string | undefined;
  readonly databaseUrlSystem: string | undefined;
  readonly databaseUrlImport: string | undefined;
  readonly databaseUrlSegl: string | undefined;
  /** A second place for the heads of the seals, out of reach of the database's people. */
  readonly ankermappe: string | undefined;
  readonly nokkelfil: string;
  readonly kildefil: string | undefined;
  readonly innloggingsfil: string | undefined;
  /** The address of this machine the server listens on. */
  readonly vert: string;
  readonly kommune: string;
  readonly elever: number;
  readonly fro: number;
}

/**
 * Reads and checks the environment.
 * @throws in Norwegian, naming the variable and what it should be, when one is wrong or production lacks something.
 */
export function lesOppsett(env: NodeJS.ProcessEnv, standardmiljo: Oppsett['miljo'] = 'produksjon'): Oppsett {
  const lest = Omgivelser.safeParse(Object.fromEntries(Object.entries(env).filter(([, v]) => v !== '')));
  if (!lest.success) {
    const linjer = lest.error.issues.map((i) => `  ${i.path.join('.')} ${i.message}.`);
    throw new Error(`Oppsettet er ikke gyldig. Rett disse miljøvariablene (se docs/drift.md):\n${linjer.join('\n')}`);
  }
  const e = lest.data;
  const miljo = e.FRIMINUTT_MILJO ?? standardmiljo;
  const data = path.resolve(e.DATA);
  if (miljo === 'produksjon') {
    const mangler = (
      [
        'DATABASE_URL',
        'FRIMINUTT_DATABASE_URL_APP',
        'FRIMINUTT_DATABASE_URL_SYSTEM',
        'FRIMINUTT_DATABASE_URL_IMPORT',
        'FRIMINUTT_DATABASE_URL_SEGL',
        'FRIMINUTT_NOKKELFIL',
        'FRIMINUTT_KILDEFIL',
        'FRIMINUTT_INNLOGGINGSFIL',
      ] as const
    ).filter((n) => !e[n]);
    if (mangler.length > 0)
      throw new Error(`Produksjon trenger ${mangler.join(', ')} (se docs/drift.md). «npm start» kjører demoen.`);
  }
  return {
    port: e.PORT,
    data,
    miljo,
    databaseUrl: e.DATABASE_URL,
    databaseUrlApp: e.FRIMINUTT_DATABASE_URL_APP,
    databaseUrlSystem: e.FRIMINUTT_DATABASE_URL_SYSTEM,
    databaseUrlImport: e.FRIMINUTT_DATABASE_URL_IMPORT,
    databaseUrlSegl: e.FRIMINUTT_DATABASE_URL_SEGL,
    ankermappe: e.FRIMINUTT_ANKERMAPPE,
    nokkelfil: e.FRIMINUTT_NOKKELFIL ?? path.join(data, 'nokler.json'),
    kildefil: e.FRIMINUTT_KILDEFIL,
    innloggingsfil: e.FRIMINUTT_INNLOGGINGSFIL,
    vert: e.FRIMINUTT_VERT,
    kommune: e.FRIMINUTT_KOMMUNE,
    elever: e.FRIMINUTT_ELEVER,
    fro: e.FRIMINUTT_FRO,
  };
}
