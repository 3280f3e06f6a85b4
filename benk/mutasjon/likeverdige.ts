// Breaks that change nothing anybody could see. Each must still exist, and still go unnoticed: a row that no longer does either fails the bench.

/** By the name of the break: why it makes no difference. */
export const LIKEVERDIGE: Readonly<Record<string, string>> = {
  'register.klassedeling: eieren slipper forbi':
    'the owner has a policy that opens every row: being past the lock and being let in is the same',
  'skoledag.samtaletid: samtaletid_id_runde_id_key fjernet':
    'the id alone is unique already: the pair is named so that a booking can point at the time and its round together',
  'skoledag.pameldingssvar: pameldingssvar_pamelding_id_ko_key fjernet':
    'the trigger gives the number, one at a time behind a lock: the key is there for a trigger that did not',
  'register.elevforhold.system_lukk with check (false)':
    'PostgreSQL asks the checks of all policies together: app_lukk has the same one for the same role',
  'register.gruppe.system_lukk with check (false)': 'as register.elevforhold',
  'register.gruppemedlem.system_lukk with check (false)': 'as register.elevforhold',
  'register.undervisningsforhold.system_lukk with check (false)': 'as register.elevforhold',
  'register.klassedelingselev: eieren slipper forbi': 'as register.klassedeling',
  'register.klassedelingsonske: eieren slipper forbi': 'as register.klassedeling',
};

/** The same for the rules in TypeScript, by file, the text of the line and what was changed. */
export const LIKEVERDIGE_REGLER: Readonly<Record<string, string>> = {};
