import { ruter, uthenting } from '#grunn/handling/index.ts';
import { lagGjestefil, tegnGjestefil } from './gjester-side.tsx';
import { gjestefil, gjesteside } from './gjester.ts';
import { lagFil } from './fil.ts';
import { tegnRapport } from './side.tsx';
import { rapportfil, rapportside } from './visninger.ts';

/** «Hent rapport»: GET for the choices and the preview, POST for the file. */
export const rapportRuter = ruter('/rapport', [
  uthenting('/', rapportside, tegnRapport, rapportfil, lagFil),
  uthenting('/gjesteelever', gjesteside, tegnGjestefil, gjestefil, lagGjestefil),
]);
