import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { erDato } from '#grunn/tid/index.ts';
import type { GrepFagkode } from './modell.ts';

const dato = z.string().refine(erDato).nullable();
const rad = z.strictObject({
  kode: z.string().regex(/^[A-Z]{3}\d{4}$/),
  nb: z.string().min(1),
  nn: z.string().min(1).optional(),
  gyldigFra: dato,
  gyldigTil: dato,
  erstatter: z.array(z.string()).default([]),
  erstattesAv: z.array(z.string()).default([]),
});
const fil = z.strictObject({ merknad: z.string(), kilde: z.string(), fagkoder: z.array(rad) });

/**
 * The subject codes we can start with before Grep has been read for the first time. Some of the real ones, not all; the first run of
 * the job puts Grep's own in their place. Throws when the file in `database/kodeverk` is broken.
 */
export function lesStartsett(): GrepFagkode[] {
  const sti = path.resolve(import.meta.dirname, '../../../database/kodeverk/grep.json');
  return fil.parse(JSON.parse(readFileSync(sti, 'utf8'))).fagkoder.map((r) => ({
    kode: r.kode,
    navn: { nb: r.nb, ...(r.nn === undefined ? {} : { nn: r.nn }) },
    kortnavn: null,
    status: r.gyldigTil === null ? 'publisert' : 'utgatt',
    gyldigFra: r.gyldigFra,
    gyldigTil: r.gyldigTil,
    erstatter: r.erstatter,
    erstattesAv: r.erstattesAv,
    opplaringsniva: 'grunnskole',
    fagtype: 'grunnskolefag',
    endret: null,
    avvik: [],
  }));
}
