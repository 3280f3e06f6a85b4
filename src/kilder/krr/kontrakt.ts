import { z } from 'zod';

/** One person as the register sends it. Everything but the number may be missing, and new fields come without warning. */
export const KrrPerson = z.looseObject({
  personidentifikator: z.string().regex(/^\d{11}$/),
  reservasjon: z.string().nullish(),
  reservasjonstidspunkt: z.string().nullish(),
  reservasjon_oppdatert: z.string().nullish(),
  status: z.string().nullish(),
  varslingsstatus: z.string().nullish(),
  kontaktinformasjon: z
    .looseObject({
      epostadresse: z.string().nullish(),
      epostadresse_oppdatert: z.string().nullish(),
      epostadresse_sist_verifisert: z.string().nullish(),
      epostadresse_sist_validert: z.string().nullish(),
      epostadresse_duplisert: z.string().nullish(),
      mobiltelefonnummer: z.string().nullish(),
      mobiltelefonnummer_oppdatert: z.string().nullish(),
      mobiltelefonnummer_sist_verifisert: z.string().nullish(),
      mobiltelefonnummer_sist_validert: z.string().nullish(),
      mobiltelefonnummer_duplisert: z.string().nullish(),
    })
    .nullish(),
  spraak: z.string().nullish(),
  spraak_oppdatert: z.string().nullish(),
  // Not asked for (scope krr:global/digitalpost.read), and dropped if it comes.
  digital_post: z.unknown().optional(),
  sertifikat: z.unknown().optional(),
});
export type KrrPerson = z.infer<typeof KrrPerson>;

/** The answer of `POST /rest/v2/personer`. People are read one by one afterwards, so that one broken entry does not cost the other 999. */
export const KrrSvar = z.looseObject({ personer: z.array(z.unknown()) });
export type KrrSvar = z.infer<typeof KrrSvar>;

/** A question with its answer: who was asked for decides what the answer may say. */
export const KrrUtveksling = z.object({ spurt: z.array(z.string()), svar: KrrSvar });
export type KrrUtveksling = z.infer<typeof KrrUtveksling>;

/** One person as KS Fiks tells it (register-krr-api-v1). */
export const FiksKrrPerson = z.looseObject({
  fnr: z.string(),
  epost: z
    .looseObject({ adresse: z.string().nullish(), sistOppdatert: z.string().nullish(), sistVerifisert: z.string().nullish() })
    .nullish(),
  tlf: z
    .looseObject({ nummer: z.string().nullish(), sistOppdatert: z.string().nullish(), sistVerifisert: z.string().nullish() })
    .nullish(),
  status: z.string().nullish(),
  reservert: z.boolean().nullish(),
  kanVarsles: z.boolean().nullish(),
});
export type FiksKrrPerson = z.infer<typeof FiksKrrPerson>;
