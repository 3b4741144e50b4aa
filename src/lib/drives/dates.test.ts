import { expect, test } from 'vitest';
import { daysOf } from './dates';

test('the days of a drive are listed with both ends', () => {
	expect(daysOf({ first: '2018-08-31', last: '2018-09-01' })).toEqual(['2018-08-31', '2018-09-01']);
});
