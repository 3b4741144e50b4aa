import { parseArgs } from 'node:util';
import { printFailure } from './plain-failure.mjs';
import { untilQuiet } from '../tests/bench/memory';
import { againstTenfold, againstTheFloor } from '../tests/bench/run';
import { withSized } from '../tests/bench/sized';

const { values } = parseArgs({
	args: process.argv.slice(3),
	options: {
		check: { type: 'boolean', default: false },
		full: { type: 'boolean', default: false },
		tenfold: { type: 'boolean', default: false },
		keep: { type: 'string' },
		only: { type: 'string', default: '' }
	}
});

/** A short run on whatever machine forgives: it looks for what became slow, not for what is quick enough. */
const asked = {
	only: values.only,
	rounds: { seconds: values.check ? 0.2 : 3, most: values.check ? 40 : 400, rounds: values.check ? 3 : 5 },
	slack: values.check ? 1.6 : 1
};

function bench(): Promise<boolean> {
	if (values.check) return withSized('check', values.keep, (product) => againstTheFloor(product, asked, false));
	if (!values.full) return withSized('usual', values.keep, (product) => againstTheFloor(product, asked, true));
	return withSized('full', values.keep, async (product) => {
		await untilQuiet(product.appPid() ?? 0);
		const met = await againstTheFloor(product, asked, false);
		if (!values.tenfold) return met;
		const grown = await withSized('tenfold', values.keep, async (ten) => {
			await untilQuiet(ten.appPid() ?? 0);
			return againstTenfold(product, ten, asked);
		});
		return met && grown;
	});
}

try {
	process.exitCode = (await bench()) ? 0 : 1;
} catch (error) {
	printFailure(error);
	process.exitCode = 1;
}
