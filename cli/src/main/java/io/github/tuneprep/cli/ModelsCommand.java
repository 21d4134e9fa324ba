package io.github.tuneprep.cli;

import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.render.ModelRenderer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tuneprep models}. */
@Command(name = "models", description = "List providers and base models, with limits and dates.")
final class ModelsCommand extends Subcommand {
    @Option(names = "--provider", paramLabel = "NAME", description = "Only this provider.")
    private @Nullable String provider;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        output.check();
        List<Provider> providers = provider == null
                ? Catalogue.bundled().providers()
                : List.of(Catalogue.bundled().provider(provider));
        ModelRenderer renderer = new ModelRenderer(providers);
        output.write(console(), format == Format.JSON ? renderer::json : renderer::text);
        return 0;
    }
}
