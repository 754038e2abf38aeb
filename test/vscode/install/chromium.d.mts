/** How to launch a Chromium; throws where there is none. */
export function installChromium(): { executablePath: string; env: NodeJS.ProcessEnv };
