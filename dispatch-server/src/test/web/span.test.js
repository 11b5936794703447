import { inches } from '/policies/span.js';
import { equal, test } from './harness.js';

test('a main is named in inches as the trade does, and nothing sensible has none', () => {
  equal(['300', '150', 900, '110', '304.8', '25', '', 'wide', '-5', null].map(inches), ['12 in', '6 in', '36 in', '4.3 in', '12 in', '1 in', '', '', '', '']);
});
