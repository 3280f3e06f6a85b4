// The files and columns of a OneRoster 1.2 CSV bundle (binding 1.2.1) that we read. Pure.
import { z } from 'zod';

/** Every file a manifest speaks of. Those we read stand in KOLONNER; grades and learning resources are left alone. */
export const FILER = [
  'academicSessions',
  'categories',
  'classes',
  'classResources',
  'courses',
  'courseResources',
  'demographics',
  'enrollments',
  'lineItemLearningObjectiveIds',
  'lineItems',
  'lineItemScoreScales',
  'orgs',
  'resources',
  'resultLearningObjectiveIds',
  'results',
  'resultScoreScales',
  'roles',
  'scoreScales',
  'userProfiles',
  'userResources',
  'users',
] as const;

/** Columns in the order of the binding. What we do not use (passwords, phones, addresses, guardians) is never taken out of the row. */
export const KOLONNER = {
  academicSessions: ['sourcedId', 'status', 'dateLastModified', 'title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
  orgs: ['sourcedId', 'status', 'dateLastModified', 'name', 'type', 'identifier', 'parentSourcedId'],
  courses: ['sourcedId', 'status', 'dateLastModified', 'schoolYearSourcedId', 'title', 'courseCode', 'grades', 'orgSourcedId', 'subjects', 'subjectCodes'],
  classes: ['sourcedId', 'status', 'dateLastModified', 'title', 'grades', 'courseSourcedId', 'classCode', 'classType', 'location', 'schoolSourcedId', 'termSourcedIds', 'subjects', 'subjectCodes', 'periods'],
  users: ['sourcedId', 'status', 'dateLastModified', 'enabledUser', 'username', 'userIds', 'givenName', 'familyName', 'middleName', 'identifier', 'email', 'sms', 'phone', 'agentSourcedIds', 'grades', 'password', 'userMasterIdentifier', 'preferredGivenName', 'preferredMiddleName', 'preferredFamilyName', 'primaryOrgSourcedId', 'pronouns'],
  roles: ['sourcedId', 'status', 'dateLastModified', 'userSourcedId', 'roleType', 'role', 'beginDate', 'endDate', 'orgSourcedId', 'userProfileSourcedId'],
  enrollments: ['sourcedId', 'status', 'dateLastModified', 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary', 'beginDate', 'endDate'],
  demographics: ['sourcedId', 'status', 'dateLastModified', 'birthDate', 'sex', 'americanIndianOrAlaskaNative', 'asian', 'blackOrAfricanAmerican', 'nativeHawaiianOrOtherPacificIslander', 'white', 'demographicRaceTwoOrMoreRaces', 'hispanicOrLatinoEthnicity', 'countryOfBirthCode', 'stateOfBirthAbbreviation', 'cityOfBirth', 'publicSchoolResidenceStatus'],
} as const; // prettier-ignore
export type Fil = keyof typeof KOLONNER;

/** Without these there is nothing to read. */
export const MA_VAERE_MED: readonly Fil[] = ['orgs', 'users', 'classes', 'enrollments'];

const Id = z.string().min(1).max(255);
const tekst = (maks: number) => z.string().max(maks).default('');
/** A day that exists; empty: nobody has said. */
const Dag = z
  .union([z.literal(''), z.iso.date()])
  .default('')
  .transform((d) => (d === '' ? undefined : d));
const liste = (maks: number) =>
  tekst(maks).transform((t) =>
    t
      .split(',')
      .map((d) => d.trim())
      .filter((d) => d !== ''),
  );

/** What we take out of a row of each file. */
export const RADER = {
  academicSessions: z.object({ sourcedId: Id, type: tekst(60), startDate: Dag, endDate: Dag, parentSourcedId: tekst(255), schoolYear: tekst(9) }),
  orgs: z.object({ sourcedId: Id, name: z.string().min(1).max(400), type: z.string().min(1).max(60), identifier: tekst(255) }),
  courses: z.object({ sourcedId: Id, courseCode: tekst(255), subjectCodes: liste(2000), grades: liste(400) }),
  classes: z.object({
    sourcedId: Id,
    title: z.string().min(1).max(400),
    grades: liste(400),
    courseSourcedId: tekst(255),
    classType: z.string().min(1).max(60),
    schoolSourcedId: Id,
    termSourcedIds: liste(8000),
    subjectCodes: liste(2000),
    'metadata.groupType': tekst(60),
    'metadata.additionalClassType': tekst(60),
  }),
  users: z.object({
    sourcedId: Id,
    userIds: tekst(4000),
    givenName: tekst(200),
    familyName: tekst(200),
    middleName: tekst(200),
    identifier: tekst(255),
    grades: liste(400),
  }),
  roles: z.object({ userSourcedId: Id, role: z.string().min(1).max(60), beginDate: Dag, endDate: Dag, orgSourcedId: Id }),
  enrollments: z.object({ classSourcedId: Id, userSourcedId: Id, role: z.string().min(1).max(60), primary: tekst(10), beginDate: Dag, endDate: Dag }),
  demographics: z.object({ sourcedId: Id, birthDate: Dag }),
} as const; // prettier-ignore

/** A row as read, with the line it ends on. */
export type Rad<F extends Fil> = z.infer<(typeof RADER)[F]> & { readonly linje: number };

/** The bundle, opened and checked; nothing translated yet. */
export type Pakke = { readonly [F in Fil]: readonly Rad<F>[] };

export type Radfeilkode = 'mangler_felt' | 'ugyldig_dato' | 'for_mange_felt' | 'gjentatt_nokkel' | 'ukjent_referanse';
/** A row that cannot be used: which, where, and why; never what stood there. */
export interface Radfeil {
  readonly fil: string;
  readonly linje: number;
  readonly felt: string;
  readonly kode: Radfeilkode;
}
