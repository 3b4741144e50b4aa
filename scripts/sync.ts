import { runSync } from '../tests/sync/run';
import { ensureBuilt } from './built';
import { findChromium } from './chromium';
import { printFailure } from './plain-failure.mjs';

const numberAfter = (name: string, otherwise: number) => {
	const found = process.argv.find((one) => one.startsWith(`--${name}=`));
	return found ? Number(found.slice(name.length + 3)) : otherwise;
};

try {
	const [chromium] = await Promise.all([findChromium(), ensureBuilt()]);
	const size = process.argv.includes('--full') ? { each: 200, kills: 5 } : { each: 20, kills: 1 };
	process.exitCode = await runSync({ chromium, ...size, seed: numberAfter('seed', 1) });
} catch (error) {
	printFailure(error);
	process.exitCode = 1;
}
