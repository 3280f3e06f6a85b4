// A node of its own process for the tests: takes the job named in argv, says «tok», and never finishes. Meant to be killed.
import { z } from 'zod';
import { jobb, lagJobbko } from '../index.ts';

const [url = '', navn = ''] = process.argv.slice(2);
const ko = lagJobbko({ url, node: 'hengende' });
await ko.start();
await ko.registrer([
  jobb({
    navn,
    data: z.object({}),
    ventSekunder: 0,
    utfor: () => {
      process.stdout.write('tok\n');
      return new Promise(() => undefined);
    },
  }),
]);
