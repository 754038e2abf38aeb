/** Writes the package into a folder, which is emptied first. */
export declare function bundle(folder: string): Promise<void>;
