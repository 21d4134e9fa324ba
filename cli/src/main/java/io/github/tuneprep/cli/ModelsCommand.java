package io.github.tuneprep.cli;

import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.render.ModelRenderer;
import java.io.IOException;
import java.nio.file.Path;
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

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "A profile of a provider of your own, beside them.")
    private @Nullable Path file;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        output.check(file == null ? List.of() : List.of(file.toString()));
        Catalogue catalogue =
                file == null ? Catalogue.bundled() : Catalogue.bundled().with(file);
        List<Provider> providers = provider == null ? catalogue.providers() : List.of(catalogue.provider(provider));
        ModelRenderer renderer = new ModelRenderer(providers);
        output.write(console(), format == Format.JSON ? renderer::json : renderer::text);
        return 0;
    }
}
