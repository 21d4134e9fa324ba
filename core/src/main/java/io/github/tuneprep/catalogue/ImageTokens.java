package io.github.tuneprep.catalogue;

/**
 * How a model counts images: by tiles of 512 pixels, or by patches of 32. OpenAI guide "Images and vision", mirror
 * github.com/piercecohen1/openai-docs commit de09146 (read 2026-07-15).
 *
 * @param base tokens of every image, all that one of low detail takes
 * @param tile tokens of each tile; 0 for a model that counts patches
 * @param patch tokens of each patch; 0 for a model that counts tiles
 */
public record ImageTokens(int base, int tile, double patch) {
    private static final int LARGEST_SIDE = 2_048;
    private static final int SHORT_SIDE = 768;
    private static final int TILE = 512;
    private static final int PATCH = 32;
    private static final int MOST_PATCHES = 1_536;

    /** {@return the tokens of an image of that many pixels; of low detail, those of tiles are {@link #base} alone} */
    public int count(int width, int height, boolean lowDetail) {
        if (tile == 0) {
            return base + (int) Math.ceil(patches(width, height) * patch);
        }
        return lowDetail ? base : base + tiles(width, height) * tile;
    }

    private static int tiles(int width, int height) {
        double fit = Math.min(1, (double) LARGEST_SIDE / Math.max(width, height));
        double shrink = Math.min(1, SHORT_SIDE / (fit * Math.min(width, height)));
        return pieces(width * fit * shrink, TILE) * pieces(height * fit * shrink, TILE);
    }

    private static int patches(int width, int height) {
        if ((long) pieces(width, PATCH) * pieces(height, PATCH) <= MOST_PATCHES) {
            return pieces(width, PATCH) * pieces(height, PATCH);
        }
        double shrink = Math.sqrt((double) PATCH * PATCH * MOST_PATCHES / ((double) width * height));
        // Shrunk once more, so that the patches of one side come out even.
        double across = width * shrink / PATCH;
        double down = height * shrink / PATCH;
        shrink *= Math.min(Math.floor(across) / across, Math.floor(down) / down);
        return Math.min(MOST_PATCHES, pieces(width * shrink, PATCH) * pieces(height * shrink, PATCH));
    }

    /** A side that has shrunk to a whole number may miss it by a rounding error. */
    private static int pieces(double side, int length) {
        return Math.max(1, (int) Math.ceil(side / length - 1e-9));
    }
}
