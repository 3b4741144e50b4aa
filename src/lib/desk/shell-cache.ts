/** Where a device keeps the desk's page and program; no data of anybody is in it. */
export const SHELL_CACHE = 'giot-hong-desk';
