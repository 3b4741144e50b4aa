const longAfterSeconds = 10;

/**
 * Prints one line of progress.
 * @param {string} line
 */
export function say(line) {
	console.log(line);
}

/**
 * Names a step, runs it, and while it takes long says every ten seconds that it goes on.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
	const begun = Date.now();
	const seconds = () => Math.round((Date.now() - begun) / 1000);
	say(`${name} …`);
	const progress = setInterval(() => say(`  … ${seconds()} s`), longAfterSeconds * 1000);
	try {
		return await work();
	} finally {
		clearInterval(progress);
		if (seconds() >= 2) say(`  ${seconds()} s`);
	}
}
