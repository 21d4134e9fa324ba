package io.github.tuneprep.catalogue;

import java.util.Locale;

/** How a model is tuned. */
public enum Method {
    /** Supervised fine-tuning. */
    SFT,
    /** Direct preference optimisation. */
    DPO,
    /** Reinforcement fine-tuning. */
    RFT;

    /** {@return the lower-case name of the command line} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
